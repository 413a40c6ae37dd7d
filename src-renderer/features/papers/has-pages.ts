/** Whether a paper can be shown and printed page by page; of a Word file there are none before somebody opens it. */
export const hasPages = (paper: File): boolean => paper.type === 'application/pdf';
