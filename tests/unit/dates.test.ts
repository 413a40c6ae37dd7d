import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  addDays,
  age,
  dayNumber,
  dayOfNumber,
  daysBetween,
  daysUntilNextBirthday,
  decideDayMonthOrder,
  fromExcelSerial,
  isCivilDate,
  parseCivilDate,
  todayIn,
} from '../../src-main/domain/dates.ts';

const DAY_MS = 86_400_000;
const iso = fc.integer({ min: -25_000, max: 40_000 }).map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10));
const INDONESIAN = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');
const ENGLISH = 'January February March April May June July August September October November December'.split(' ');

describe('parseCivilDate', () => {
  it.each<[unknown, string]>([
    ['31/12/2026', '2026-12-31'],
    ['12-31-26', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['5 Mei 1990', '1990-05-05'],
    ['05 MEI 1990', '1990-05-05'],
    ['5 May 1990', '1990-05-05'],
    ['May 5, 1990', '1990-05-05'],
    ['May 5th 1990', '1990-05-05'],
    ['Sabtu, 5 Mei 1990', '1990-05-05'],
    ['5 Agt 1990', '1990-08-05'],
    ['5-Agu-90', '1990-08-05'],
    ['5 Peb 1990', '1990-02-05'],
    ['5 Nop 1990', '1990-11-05'],
    ['27 Februari 1994', '1994-02-27'],
    ['1966-09-21', '1966-09-21'],
    ['1966/9/21', '1966-09-21'],
    ['19660921', '1966-09-21'],
    ['2026-10-31T23:30:00Z', '2026-10-31'],
    ['2026-10-31T23:30:00+07:00', '2026-10-31'],
    ['31/10/2026 9:05', '2026-10-31'],
    ['--05-17', '--05-17'],
    ['--0517', '--05-17'],
    ['--02-29', '--02-29'],
    ['17 Mei', '--05-17'],
    ['29 Februari 2000', '2000-02-29'],
    ['17-11-69', '1969-11-17'],
    ['13-12-04', '2004-12-13'],
    [29754, '1981-06-17'],
    ['29754', '1981-06-17'],
    [new Date(Date.UTC(1990, 4, 5)), '1990-05-05'],
  ])('reads %j as %s', (value, date) => expect(parseCivilDate(value)).toEqual({ date, problem: null }));

  it.each<[unknown, string]>([
    ['', 'empty'],
    [' - ', 'empty'],
    [null, 'empty'],
    [undefined, 'empty'],
    ['0000-00-00', 'zero'],
    ['0000-00-00 00:00:00', 'zero'],
    ['0/0/00', 'zero'],
    [0, 'zero'],
    ['31/02/1990', 'impossible'],
    ['29/02/1900', 'impossible'],
    ['29 Februari 1999', 'impossible'],
    ['13/13/1990', 'impossible'],
    ['--02-30', 'impossible'],
    ['besok', 'not-a-date'],
    ['5 Meja 1990', 'not-a-date'],
    ['Mei 1990', 'not-a-date'],
    [60, 'not-a-date'],
    [-3, 'not-a-date'],
    [Number.NaN, 'not-a-date'],
    [new Date(Number.NaN), 'not-a-date'],
    [true, 'not-a-date'],
  ])('finds no date in %j: %s', (value, problem) => expect(parseCivilDate(value)).toEqual({ date: null, problem }));

  it('reads day and month by the order of the column, and flags what no order decides', () => {
    expect(parseCivilDate('4/12/1988', { order: 'dmy' })).toEqual({ date: '1988-12-04', problem: null });
    expect(parseCivilDate('4/12/1988', { order: 'mdy' })).toEqual({ date: '1988-04-12', problem: null });
    expect(parseCivilDate('88-04-12', { order: 'ymd' })).toEqual({ date: '1988-04-12', problem: null });
    expect(parseCivilDate('4/12/1988')).toEqual({ date: '1988-12-04', problem: 'ambiguous' });
    expect(parseCivilDate('4/4/1988')).toEqual({ date: '1988-04-04', problem: null });
  });

  it('puts two-digit years around the pivot', () => {
    expect(parseCivilDate('13-01-26', { twoDigitYearPivot: 26 }).date).toBe('2026-01-13');
    expect(parseCivilDate('13-01-27', { twoDigitYearPivot: 26 }).date).toBe('1927-01-13');
  });

  it('reads every spelling of a day as that day', () =>
    fc.assert(
      fc.property(iso, (date) => {
        const [year = '', month = '', day = ''] = date.split('-');
        const at = Number(month) - 1;
        const spellings = [
          date,
          `${day}/${month}/${year}`,
          `${Number(day)}-${Number(month)}-${year}`,
          `${Number(day)} ${INDONESIAN[at]} ${year}`,
          `${INDONESIAN[at]?.slice(0, 3)} ${Number(day)}, ${year}`,
          `${ENGLISH[at]} ${Number(day)}, ${year}`,
          `${day} ${ENGLISH[at]?.slice(0, 3).toUpperCase()} ${year}`,
          `${date} 23:59:59`,
        ];
        for (const text of spellings) expect(parseCivilDate(text, { order: 'dmy' })).toEqual({ date, problem: null });
        expect(parseCivilDate(`${month}/${day}/${year}`, { order: 'mdy' }).date).toBe(date);
        expect(isCivilDate(date)).toBe(true);
      }),
    ));

  it('gives a date of the calendar or a problem for anything, without failing', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.string({ unit: fc.constantFrom(...'0123456789/-. TMeiapr:,\u0000🙂') }),
          fc.double(),
          fc.date({ noInvalidDate: false }),
        ),
        fc.constantFrom(undefined, 'dmy' as const, 'mdy' as const, 'ymd' as const),
        (value, order) => {
          const { date, problem } = parseCivilDate(value, { order });
          if (date === null) expect(problem).not.toBeNull();
          else expect(isCivilDate(date)).toBe(true);
        },
      ),
      { numRuns: 3000 },
    ));
});

describe('in any time zone', () => {
  const ownZone = process.env.TZ;
  afterEach(() => {
    if (ownZone === undefined) delete process.env.TZ;
    else process.env.TZ = ownZone;
  });

  it.each(['Asia/Jakarta', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Sao_Paulo'])(
    'dates never shift: %s',
    (zone) => {
      process.env.TZ = zone;
      fc.assert(
        fc.property(iso, (date) => {
          expect(parseCivilDate(new Date(`${date}T00:00:00Z`)).date).toBe(date);
          expect(parseCivilDate(date).date).toBe(date);
          expect(addDays(addDays(date, 1), -1)).toBe(date);
          expect(daysBetween(date, addDays(date, 400))).toBe(400);
        }),
      );
    },
  );
});

describe('fromExcelSerial', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [25569, '1970-01-01'],
    [46387.99, '2026-12-31'],
    [2958465, '9999-12-31'],
  ])('%d is %s', (serial, date) => expect(fromExcelSerial(serial)).toBe(date));

  it('has no 29 February 1900, although Excel has', () => expect(fromExcelSerial(60)).toBeNull());
  it('counts from 1904 where the workbook does', () => {
    expect(fromExcelSerial(0, { date1904: true })).toBe('1904-01-01');
    expect(fromExcelSerial(24107, { date1904: true })).toBe('1970-01-01');
  });
  it('gives one day of both calendars the same date', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1462, max: 100_000 }), (serial) => {
        expect(fromExcelSerial(serial)).toBe(fromExcelSerial(serial - 1462, { date1904: true }));
      }),
    ));
});

describe('decideDayMonthOrder', () => {
  it('finds the order from the dates that allow only one', () => {
    expect(decideDayMonthOrder(['4/12/1988', '25/12/1988', ''])).toEqual({ order: 'dmy', evidence: 1, ambiguous: 1 });
    expect(decideDayMonthOrder(['4/12/1988', '12/25/1988', 30000])).toEqual({
      order: 'mdy',
      evidence: 1,
      ambiguous: 1,
    });
  });
  it('leaves a column without evidence, or with contradictions, to the user', () => {
    expect(decideDayMonthOrder(['4/12/1988', '5/5/1990'])).toEqual({ order: null, evidence: 0, ambiguous: 1 });
    expect(decideDayMonthOrder(['25/12/1988', '12/25/1988']).order).toBeNull();
    expect(decideDayMonthOrder([])).toEqual({ order: null, evidence: 0, ambiguous: 0 });
  });
  it('does not depend on the order of the rows', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('4/12/1988', '25/12/1988', '12/25/88', '0/0/00', '', 5, '5 Mei 1990')),
        (values) => {
          expect(decideDayMonthOrder([...values].reverse())).toEqual(decideDayMonthOrder(values));
        },
      ),
    ));
});

describe('todayIn', () => {
  it('is the day on the shop wall', () => {
    const evening = Date.UTC(2026, 10, 21, 18, 30);
    expect(todayIn('UTC', evening)).toBe('2026-11-21');
    expect(todayIn('Asia/Jakarta', evening)).toBe('2026-11-22');
    expect(todayIn('America/New_York', Date.UTC(2026, 0, 1, 3))).toBe('2025-12-31');
  });
});

describe('birthdays', () => {
  it.each([
    ['1990-05-05', '2026-05-05', 0],
    ['1990-05-06', '2026-05-05', 1],
    ['1990-05-04', '2026-05-05', 364],
    ['--01-01', '2026-12-31', 1],
    ['2000-02-29', '2027-02-27', 1],
    ['2000-02-29', '2028-02-28', 1],
    ['2000-02-29', '2027-03-01', 365],
  ])('of %s comes, from %s on, in %d days', (birthday, today, days) =>
    expect(daysUntilNextBirthday(birthday, today)).toBe(days),
  );

  it.each([
    ['1990-05-05', '2026-05-04', 35],
    ['1990-05-05', '2026-05-05', 36],
    ['2000-02-29', '2027-02-28', 27],
    ['--05-05', '2026-05-05', null],
    ['2030-01-01', '2026-05-05', null],
  ])('of %s make on %s the age %s', (birthday, today, years) => expect(age(birthday, today)).toBe(years));

  it('are never more than a leap year away, and come on the day counted', () =>
    fc.assert(
      fc.property(iso, iso, (birthday, today) => {
        const days = daysUntilNextBirthday(birthday, today);
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThanOrEqual(366);
        if (!birthday.endsWith('02-29')) expect(addDays(today, days).slice(5)).toBe(birthday.slice(5));
      }),
    ));
});

describe('days counted from 1970', () => {
  it('are those of the calendar that JavaScript has, from the year 0 to 9999', () => {
    const at = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
    const check = (number: number) => {
      const iso = new Date(number * DAY_MS).toISOString().slice(0, 10);
      expect([dayOfNumber(number), dayNumber(iso)]).toEqual([iso, number]);
    };
    for (const iso of ['0000-01-01', '0000-02-29', '1900-02-28', '1900-03-01', '2000-02-29', '9999-12-31'])
      check(at(iso));
    fc.assert(fc.property(fc.integer({ min: at('0000-01-01'), max: at('9999-12-31') }), check), { numRuns: 2_000 });
  });

  it('end with the calendar, and are of whole dates only', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('0000-01-01', -1)).toThrow(RangeError);
    for (const text of ['2026-2-01', '2026-02-1x', '2026-02-011', '2026/02/01', '1900-02-29', ''])
      expect(() => dayNumber(text)).toThrow(RangeError);
  });
});

describe('addDays', () => {
  it('refuses what is no full date', () => {
    expect(() => addDays('--05-17', 1)).toThrow(RangeError);
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });
});
