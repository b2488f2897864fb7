import { runTogether } from './run-together';

runTogether('template');
