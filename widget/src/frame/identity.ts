// Few visitors ever become somebody else, so what that takes is fetched when one does.
export { identify } from './identify.ts';
export { takeOver } from './take-over.ts';
export { forgetVisitor } from './forget-visitor.ts';
