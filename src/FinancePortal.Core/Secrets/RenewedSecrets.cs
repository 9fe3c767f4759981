namespace FinancePortal.Core.Secrets;

/// <param name="Renewed">Rows that the current key seals now.</param>
/// <param name="Unreadable">Rows that did not open: tampered with, or sealed by a key that was taken away too early.</param>
/// <param name="Last">Where to go on; nothing at the end.</param>
public sealed record RenewedSecrets(int Renewed, int Unreadable, long? Last);
