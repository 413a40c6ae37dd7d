/** What can be wrong with a command line, as a code; the words stand in each language's `cli` section. */
export type UsageProblem =
  | { problem: 'unknown-flag'; flag: string }
  | { problem: 'not-a-flag'; text: string }
  | { problem: 'missing-flag'; flag: string }
  | { problem: 'missing-value'; flag: string }
  | { problem: 'not-a-number'; flag: string; text: string }
  | { problem: 'not-yes-or-no'; flag: string; text: string }
  | { problem: 'not-json'; flag: string }
  | { problem: 'given-twice'; flag: string };

/** One sentence for each problem: a problem without words does not compile. */
export type UsageSentences = {
  [P in UsageProblem['problem']]: (problem: Extract<UsageProblem, { problem: P }>) => string;
};

/** The words for a problem. TypeScript cannot see that the problem and its key belong together; this says so. */
export function usageSentence<P extends UsageProblem['problem']>(
  sentences: UsageSentences,
  usage: Extract<UsageProblem, { problem: P }>,
): string {
  return sentences[usage.problem](usage);
}
