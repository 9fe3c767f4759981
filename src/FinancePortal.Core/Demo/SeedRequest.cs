namespace FinancePortal.Core.Demo;

/// <summary>How large a synthetic portfolio is made.</summary>
/// <param name="Contracts">How many accounts, each with a customer, a vehicle and a bank account.</param>
/// <param name="Seed">The same number gives the same portfolio on the same day.</param>
/// <param name="HistoryMonths">How many due dates each account has behind it.</param>
/// <param name="OpeningBalance">The accounts are older and were taken over with what was left.</param>
/// <param name="Users">How many of the customers get a sign-in (Development only).</param>
public sealed record SeedRequest(int Contracts, int Seed, int HistoryMonths = 36, bool OpeningBalance = false, int Users = 0);

/// <summary>What was made.</summary>
public sealed record SeedResult(int Contracts, int Users, long Entries, long Rows, TimeSpan Took);
