/** Types of the plain JavaScript beside it. */
export function findPackage(root: string, name: string): string | undefined;
export function missingPackages(root: string): string[];
export function pinnedRuntime(root: string): string;
export function isCheckout(root: string): boolean;
