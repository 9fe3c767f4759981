namespace FinancePortal.Core.Demo;

/// <summary>How large a synthetic portfolio is made.</summary>
/// <param name="Contracts">How many accounts, each with a customer, a vehicle and a bank account.</param>
/// <param name="Seed">The same number gives the same portfolio on the same day.</param>
/// <param name="HistoryMonths">How many due dates each account has behind it.</param>
/// <param name="OpeningBalance">The accounts are older and were taken over with what was left.</param>
/// <param name="Users">How many of the customers, from the first on, have the e-mail address of a load-test user.</param>
/// <param name="UsersBefore">How many load-test users there are already.</param>
/// <param name="Autopay">Every account that is open has autopay on, from its next due date.</param>
public sealed record SeedRequest(int Contracts, int Seed, int HistoryMonths = 36, bool OpeningBalance = false, int Users = 0, int UsersBefore = 0, bool Autopay = false);

/// <summary>What was made.</summary>
/// <param name="FirstCustomer">The key of the first customer; the others follow without a gap.</param>
public sealed record SeedResult(int Contracts, long FirstCustomer, long Entries, long Rows, TimeSpan Took);
