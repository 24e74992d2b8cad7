/** Characters that documents need beyond the report's own: those of templates, marks and numbers. */
const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).join('');
const marks = '，。、；：？！（）《》〈〉“”‘’「」·—–…％%‰−×•①▲▼●○■□→←　§©°±～〇';

/** What a draft of a refused page says: across it, and where it goes on below what fits. */
export const draftWords = { across: '草样 DRAFT', below: '以下放不下 Does not fit on' };

/** Signs that programs of a document may print, whatever the report says. */
export const commonCharacters: string = ascii + marks + Object.values(draftWords).join('');
