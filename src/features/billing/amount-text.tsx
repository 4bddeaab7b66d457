/** An amount of money: its number stays in one piece, also where the text around it breaks anywhere. */
export function AmountText({ children }: { children: string }) {
  // Between the currency's code and the number, a line may end.
  return <span className="tabular-nums wrap-normal">{children.replace('\u00A0', ' ')}</span>;
}
