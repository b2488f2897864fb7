import { runTogether } from './run-together';

runTogether('fixtures');
