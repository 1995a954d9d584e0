import { CSPProvider } from '@base-ui/react/csp-provider';
import { Select as Base } from '@base-ui/react/select';
import { checkIcon, chevronDownIcon } from '@porchlight/design';
import { Icon } from '../icon.tsx';

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
}

/** A labelled field that holds one of a few. Weighs what a popup weighs: for parts that are fetched when needed. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: SelectProps<Value>) {
  return (
    // Our policy takes no style elements; theirs would hide a scrollbar that ours doesn't have.
    <CSPProvider disableStyleElements>
      <Base.Root
        items={options}
        value={value}
        onValueChange={(next) => next !== null && onChoose(next)}
      >
        <div className="flex flex-col items-start gap-1.5">
          <Base.Label className="text-sm font-medium">{label}</Base.Label>
          <Base.Trigger className="calm flex h-11 w-full min-w-40 items-center justify-between gap-2 rounded-md border border-line-strong bg-surface px-3 text-input hover:bg-hover">
            <Base.Value />
            <Base.Icon className="text-muted">
              <Icon path={chevronDownIcon} size={16} />
            </Base.Icon>
          </Base.Trigger>
        </div>
        <Base.Portal>
          {/* It may belong to a dialog, and stands over it then, being the later. */}
          <Base.Positioner
            alignItemWithTrigger={false}
            sideOffset={6}
            collisionPadding={8}
            className="z-(--pl-z-dialog) outline-none"
          >
            <Base.Popup className="appear min-w-(--anchor-width) rounded-md border border-line bg-raised p-1.5 shadow-3 outline-none">
              <Base.List className="max-h-(--available-height) overflow-y-auto">
                {options.map((option) => (
                  <Base.Item
                    key={option.value}
                    value={option.value}
                    className="flex min-h-10 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-1.5 outline-none select-none data-highlighted:bg-hover"
                  >
                    <Base.ItemText className="min-w-0 flex-1">{option.label}</Base.ItemText>
                    <Base.ItemIndicator className="text-brand">
                      <Icon path={checkIcon} size={16} />
                    </Base.ItemIndicator>
                  </Base.Item>
                ))}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </CSPProvider>
  );
}
