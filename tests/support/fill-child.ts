/** `node fill-child.ts FOLDER SCENARIO LANGUAGE`: fills a data folder and prints the ids of its contacts as JSON. */
import { fillScenario, type Scenario } from './scenarios.ts';

const [folder = '', scenario = 'sample', language = 'id'] = process.argv.slice(2);
const made = await fillScenario(folder, scenario as Scenario, language === 'id' ? 'id' : 'en');
process.stdout.write(JSON.stringify(made));
