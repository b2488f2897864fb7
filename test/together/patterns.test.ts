import { runTogether } from './run-together';

runTogether('patterns');
