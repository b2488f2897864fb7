import { runTogether } from './run-together';

runTogether('command-and-docs');
