/** Lets clicks and progress have their turn in the middle of long work. */
export const aTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
