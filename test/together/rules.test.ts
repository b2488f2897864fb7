import { runTogether } from './run-together';

runTogether('rules');
