/** The colours of which a shop chooses. */
type Chosen = 'gray' | 'red' | 'orange' | 'amber' | 'green' | 'teal' | 'blue' | 'indigo' | 'purple' | 'pink';

/** The colours that a pill can have: what it means, or one that the shop chose. */
export type Tone = Chosen | 'neutral' | 'accent' | 'good' | 'warn' | 'bad' | 'info' | 'points';
