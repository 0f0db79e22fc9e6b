/** The dialogs of boards by kind. @type {Record<string, any>} */
export const boardDialogs = {};
