import { timeSynthesis } from './synthesis';

timeSynthesis(
  () => {},
  () => {},
);
