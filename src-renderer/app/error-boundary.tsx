import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

type Props = { children: ReactNode };

/** Stands in for a screen that broke, with a plain sentence. React offers this only as a class. */
export class ErrorBoundary extends Component<Props, { broke: boolean }> {
  override state = { broke: false };

  static getDerivedStateFromError() {
    return { broke: true };
  }

  override render() {
    if (!this.state.broke) return this.props.children;
    return (
      <EmptyState
        icon={TriangleAlert}
        action={<Button onPress={() => this.setState({ broke: false })}>Show it again</Button>}
      >
        This screen stopped because of a fault in Clerkwell. What was saved and sent is not affected. Show it
        again; if that does not help, restart Clerkwell.
      </EmptyState>
    );
  }
}
