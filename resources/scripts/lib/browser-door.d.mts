export const browserDoor: readonly string[];
