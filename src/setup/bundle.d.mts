export function findBundle(root: string, folder: string, isNew: boolean): { program?: string; make?: string };
