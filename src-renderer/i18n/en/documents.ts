export const documents = { one: 'Document' };
