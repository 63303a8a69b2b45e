import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import { CountBadge } from './badge.tsx';
import { Icon, type LucideIcon } from './icon.tsx';
import styles from './tabs.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface TabItem<Id extends string = string> {
  id: Id;
  label: string;
  icon?: LucideIcon;
  count?: number;
  /** What is counted, read aloud behind the number: "unread replies". */
  countLabel?: string;
}

export interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly TabItem<Id>[];
  selectedId: Id;
  onChange: (id: Id) => void;
  /** Buttons at the right end of the tabs. */
  actions?: ReactNode;
  /** The panel of the selected tab. It fills the rest of the height. */
  children: ReactNode;
}

/** The views of one thing, one at a time: Progress · Documents · Details. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, selectedId, onChange, actions, children } = props;
  return (
    <AriaTabs
      className={styles.tabs}
      selectedKey={selectedId}
      onSelectionChange={(key) => {
        const tab = tabs.find(({ id }) => id === key);
        if (tab) onChange(tab.id);
      }}
    >
      <div className={styles.bar}>
        <TabList aria-label={label} className={styles.list}>
          {tabs.map(({ id, label: name, icon, count, countLabel }) => (
            <Tab key={id} id={id} className={styles.tab}>
              {icon ? <Icon icon={icon} /> : null}
              <span>{name}</span>
              {count ? <CountBadge count={count} /> : null}
              {count && countLabel ? <VisuallyHidden>{countLabel}</VisuallyHidden> : null}
            </Tab>
          ))}
        </TabList>
        <div className={styles.actions}>{actions}</div>
      </div>
      <TabPanel key={selectedId} id={selectedId} className={styles.panel}>
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
