export { contrast } from '../config/contrast';
