/** Characters that documents need beyond the report's own: those of templates, marks and numbers. */
const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).join('');
const marks = '，。、；：？！（）《》〈〉“”‘’「」·—–…％%‰−×•①▲▼●○■□→←　§©°±～〇';

/** Signs that programs of a document may print, whatever the report says. */
export const commonCharacters: string = ascii + marks;
