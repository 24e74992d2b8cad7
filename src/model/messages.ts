/** Every sentence said about a report that can be read: its shape first, then what it says. */
export * from './messages/shape.ts';
export * from './messages/facts.ts';
export * from './messages/text.ts';
export * from './messages/typography.ts';
export * from './messages/figures.ts';
export * from './messages/files.ts';
export * from './messages/queries.ts';
