import { inWidget, learnWords } from '../test/in-widget.tsx';
import { Elsewhere } from './window/elsewhere.tsx';

const meta = {
  title: 'Widget/Screens/In a window of its own',
  tags: ['screen'],
  loaders: [learnWords],
};
export default meta;

const nothing = () => undefined;

export const OpenElsewhere = {
  render: inWidget(() => <Elsewhere onBack={nothing} onClose={nothing} />),
};
