import { runTogether } from './run-together';

runTogether('synth');
