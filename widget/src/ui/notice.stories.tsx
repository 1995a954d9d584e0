import { inWidget, learnWords } from '../test/in-widget.tsx';
import { Notice } from './notice.tsx';

const meta = { title: 'Widget/Components/Notice', loaders: [learnWords] };
export default meta;

export const Plain = {
  render: inWidget(() => <Notice text="There is no chat here any more." />),
};
