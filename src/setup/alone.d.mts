/** Types of the plain JavaScript beside it. */
export function whileAlone<T>(lock: string, work: () => T, say: (line: string) => void): T;
