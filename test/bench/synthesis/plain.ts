import { timeSynthesis } from './time-synthesis';

timeSynthesis(
  () => {},
  () => {},
);
