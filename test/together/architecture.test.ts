import { runTogether } from './run-together';

runTogether('architecture');
