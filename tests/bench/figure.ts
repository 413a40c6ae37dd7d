import os from 'node:os';

/** One line of the table. Times are milliseconds. */
export interface Figure {
  name: string;
  /** Null where it could not be measured: `note` says why. */
  value: number | null;
  unit: 'ms' | 'MB';
  /** The same work without the app, in the same run; null where there is none. */
  floor: number | null;
  /** What `value` must stay under; null for what is only told. */
  mark: number | null;
  /** What `value / floor` must stay under. */
  ratioMark: number | null;
  note: string;
}

export type Group = { figures: Figure[]; peakMB: number | null };

export function figure(name: string, over: Partial<Figure>): Figure {
  return { name, value: null, unit: 'ms', floor: null, mark: null, ratioMark: null, note: '', ...over };
}

/** A figure that could not be had, with the reason in words. */
export const unmeasured = (name: string, reason: unknown, over: Partial<Figure> = {}): Figure =>
  figure(name, { ...over, note: reason instanceof Error ? (reason.message.split('\n')[0] ?? '') : String(reason) });

/** The value below which so many hundredths of the samples lie (nearest rank). */
export function percentile(samples: readonly number[], hundredths: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((hundredths / 100) * sorted.length) - 1)] ?? Number.NaN;
}
export const median = (samples: readonly number[]): number => percentile(samples, 50);

export const ratioOf = ({ value, floor }: Figure): number | null => (value !== null && floor ? value / floor : null);

/** Whether it is within its marks; null where it has none or no value. */
export function isWithin(one: Figure): boolean | null {
  if (one.value === null || (one.mark === null && one.ratioMark === null)) return null;
  const ratio = ratioOf(one);
  return (
    (one.mark === null || one.value < one.mark) &&
    (one.ratioMark === null || (ratio !== null && ratio <= one.ratioMark))
  );
}

export const machine = () => ({
  processor: os.cpus()[0]?.model.trim() ?? 'unknown',
  cores: os.cpus().length,
  memoryGB: Math.round(os.totalmem() / 2 ** 30),
  system: `${os.type()} ${os.release()} ${os.arch()}`,
  node: process.versions.node,
  /** Processes that waited for a core on average over the last minute: above `cores` the figures are not the machine's. */
  load: Number(os.loadavg()[0]?.toFixed(1)),
});

const rounded = (value: number | null, digits = 1) =>
  value === null ? '–' : value.toLocaleString('en', { maximumFractionDigits: digits, useGrouping: false });

/** The table as text, every column as wide as its widest cell. */
export function tableOf(groups: readonly Group[]): string {
  const head = ['figure', 'value', 'floor', 'ratio', 'mark', '', 'peak MB', 'note'];
  const rows = groups.flatMap(({ figures, peakMB }) =>
    figures.map((one) => {
      const marks = [
        one.mark === null ? '' : `< ${one.mark} ${one.unit}`,
        one.ratioMark === null ? '' : `≤ ${one.ratioMark}×`,
      ].filter(Boolean);
      const within = isWithin(one);
      return [
        one.name,
        one.value === null ? 'not measured' : `${rounded(one.value)} ${one.unit}`,
        one.floor === null ? '–' : `${rounded(one.floor)} ${one.unit}`,
        ratioOf(one) === null ? '–' : `${rounded(ratioOf(one), 2)}×`,
        marks.join(', ') || '–',
        within === null ? '' : within ? 'ok' : 'MISSED',
        rounded(peakMB, 0),
        one.note,
      ];
    }),
  );
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const lineOf = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [lineOf(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(lineOf)].join('\n');
}
