import { Check, ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection,
  MenuTrigger,
} from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import buttonStyles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon, type LucideIcon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import list from './list.module.css';
import styles from './menu.module.css';
import { useIsOutOfTabOrder } from './row-context.ts';
import { Tooltip } from './tooltip.tsx';

export interface MenuItem {
  id: string;
  label: string;
  icon?: LucideIcon;
  shortcut?: string;
  description?: string;
  isDisabled?: boolean;
  /** Stands in red, last. */
  isDanger?: boolean;
  /** Of a group where one is the present one: a tick stands before it. Say it of each item of the group. */
  isChecked?: boolean;
}

/** Items with an optional heading; a hairline stands between groups. */
export interface MenuGroup {
  id: string;
  label?: string;
  items: readonly MenuItem[];
}

export interface MenuButtonProps {
  label: string;
  icon?: LucideIcon;
  /** Only the icon is seen; the label is its name and tooltip. */
  isIconOnly?: boolean;
  variant?: 'primary' | 'secondary' | 'ghost';
  size?: 'small' | 'medium';
  /** Takes the width it is given and cuts off its label, as the user at the foot of the rail. */
  isWide?: boolean;
  isDisabled?: boolean;
  items?: readonly MenuItem[];
  groups?: readonly MenuGroup[];
  onAction: (id: string) => void;
}

/** A button that opens a menu. */
export function MenuButton(props: MenuButtonProps) {
  const { label, icon, isIconOnly, variant = isIconOnly ? 'ghost' : 'secondary', size = 'medium' } = props;
  const excludeFromTabOrder = useIsOutOfTabOrder();
  const groups = props.groups ?? [{ id: 'items', items: props.items ?? [] }];
  const button = (
    <AriaButton
      aria-label={isIconOnly ? label : undefined}
      isDisabled={props.isDisabled}
      excludeFromTabOrder={excludeFromTabOrder}
      className={classNames(
        buttonStyles.button,
        buttonStyles[variant],
        buttonStyles[size],
        isIconOnly && buttonStyles.iconOnly,
        props.isWide && styles.wide,
      )}
    >
      {icon ? <Icon icon={icon} /> : null}
      {isIconOnly ? null : (
        <>
          <span className={classNames(buttonStyles.label, styles.label)} title={label}>
            {label}
          </span>
          <Icon icon={ChevronDown} size={14} />
        </>
      )}
    </AriaButton>
  );
  return (
    <MenuTrigger>
      {isIconOnly ? <Tooltip content={label}>{button}</Tooltip> : button}
      <Popover className={list.popover} offset={4}>
        <AriaMenu className={list.list} aria-label={label} onAction={(key) => props.onAction(String(key))}>
          {groups.map((group, index) => [
            index > 0 ? <Separator key={`${group.id} line`} className={list.separator} /> : null,
            <MenuSection key={group.id} id={group.id} aria-label={group.label ?? label} {...choiceOf(group)}>
              {group.label ? <Header className={list.heading}>{group.label}</Header> : null}
              {group.items.map((item) => (
                <MenuEntry key={item.id} item={item} />
              ))}
            </MenuSection>,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

/** What makes the items of a group radio items, if one of them is the present one. */
function choiceOf({ items }: MenuGroup) {
  if (!items.some(({ isChecked }) => isChecked !== undefined)) return {};
  const checked = items.filter(({ isChecked }) => isChecked).map(({ id }) => id);
  return { selectionMode: 'single', selectedKeys: checked, shouldCloseOnSelect: true } as const;
}

function MenuEntry({ item }: { item: MenuItem }) {
  const { id, label, icon, shortcut, description, isDisabled, isDanger, isChecked } = item;
  return (
    <AriaMenuItem
      id={id}
      textValue={label}
      isDisabled={isDisabled}
      className={list.item}
      data-danger={isDanger || undefined}
    >
      {isChecked === undefined ? null : (
        <span className={styles.mark}>{isChecked ? <Icon icon={Check} /> : null}</span>
      )}
      {icon ? <Icon icon={icon} /> : null}
      <span className={list.texts}>
        <span>{label}</span>
        {description ? <span className={list.description}>{description}</span> : null}
      </span>
      {shortcut ? (
        <span className={list.end}>
          <Kbd shortcut={shortcut} />
        </span>
      ) : null}
    </AriaMenuItem>
  );
}
