/**
 * Bea meterai, the Indonesian duty stamp. UU No. 10 Tahun 2020 tentang Bea Meterai, in force since 1 January 2021
 * (Pasal 32): a paper that says that money was received, of more than Rp 5.000.000, bears it (Pasal 3 ayat (2) huruf g),
 * and it is Rp 10.000 (Pasal 5). Both amounts are settings, because a government regulation may change them (Pasal 6).
 */
export interface MateraiRule {
  shown: boolean;
  /** Whole rupiah: a paper of more than this bears a stamp. */
  above: number;
  /** What the stamp costs, in whole rupiah. */
  duty: number;
}

/** Whether a receipt needs the stamp. Other currencies than rupiah are not judged. */
export function needsMaterai(
  rule: MateraiRule,
  { amount, currency, decimals }: { amount: number; currency: string; decimals: number },
): boolean {
  return rule.shown && currency === 'IDR' && BigInt(amount) > BigInt(rule.above) * 10n ** BigInt(decimals);
}
