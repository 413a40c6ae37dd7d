/** What the shop that is to be killed is busy with. */
export const focuses = ['import', 'merge', 'issue', 'edit'] as const;
export type Focus = (typeof focuses)[number];
