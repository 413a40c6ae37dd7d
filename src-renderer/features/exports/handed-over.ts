let waiting: File | undefined;

/** Leaves a workbook of a whole business for the settings, which bring it in. */
export function handOver(file: File): void {
  waiting = file;
}

/** What waits, once. */
export function takeHandedOver(): File | undefined {
  const file = waiting;
  waiting = undefined;
  return file;
}
