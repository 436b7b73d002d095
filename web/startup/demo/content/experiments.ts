import type { DemoExperiment } from './DemoExperiment.ts';
import { adopted } from './experiments/adopted.ts';
import { caseworkQuality } from './experiments/caseworkQuality.ts';
import { claimsEnquiries } from './experiments/claimsEnquiries.ts';
import { claimsLearning } from './experiments/claimsLearning.ts';
import { licenceLetters } from './experiments/licenceLetters.ts';
import { recruitment } from './experiments/recruitment.ts';
import { travelAndExpenses } from './experiments/travelAndExpenses.ts';

/** Those that others were begun from come before these. */
export const demoExperiments: readonly DemoExperiment[] = [
	...licenceLetters,
	...claimsEnquiries,
	...claimsLearning,
	...caseworkQuality,
	...travelAndExpenses,
	...recruitment,
	...adopted
];
