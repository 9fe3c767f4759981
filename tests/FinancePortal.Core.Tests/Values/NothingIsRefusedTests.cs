using System.Reflection;
using FinancePortal.Core.Contracts;
using FinancePortal.Core.Leases;
using FinancePortal.Core.Tests.Contracts;
using FinancePortal.Core.Tests.Leases;
using FinancePortal.Core.Values;

namespace FinancePortal.Core.Tests.Values;

/// <summary>A calculator that is given nothing says which of its inputs is missing, at its door and not somewhere inside.</summary>
public sealed class NothingIsRefusedTests
{
    private static readonly Type[] Calculators =
    [
        .. typeof(Money).Assembly.GetExportedTypes().Where(t => t.Namespace is "FinancePortal.Core.Values" or "FinancePortal.Core.Contracts" or "FinancePortal.Core.Leases" or "FinancePortal.Core.Ledger"
            && t is { IsAbstract: true, IsSealed: true } or { IsValueType: true } or { IsClass: true }
            && !t.Name.EndsWith("Service", StringComparison.Ordinal) && !t.Name.EndsWith("Services", StringComparison.Ordinal) && !t.Name.EndsWith("Job", StringComparison.Ordinal)),
    ];

    public static TheoryData<string> Inputs
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (var method in Methods())
            {
                foreach (var parameter in method.GetParameters().Where(IsRequired))
                {
                    data.Add(Name(method, parameter));
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_missing_input_is_named(string input)
    {
        var (method, missing) = Methods().SelectMany(m => m.GetParameters().Where(IsRequired).Select(p => (m, p))).First(p => Name(p.m, p.p) == input);
        var arguments = method.GetParameters().Select(p => p == missing ? null : Some(p.ParameterType)).ToArray();

        var thrown = Assert.ThrowsAny<TargetInvocationException>(() => method.Invoke(null, arguments));

        Assert.Equal(missing.Name, Assert.IsType<ArgumentNullException>(thrown.InnerException).ParamName);
    }

    private static IEnumerable<MethodInfo> Methods() => Calculators
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        // What says how something is called may be told in any words; what a calculation rests on must be there.
        .Where(m => m.DeclaringType != typeof(BusinessClock) && m.DeclaringType != typeof(DueBookings) && m.DeclaringType != typeof(Explanation) && m.DeclaringType != typeof(FormulaInput) && m.DeclaringType != typeof(Actor))
        .Where(m => !m.IsSpecialName && !m.ContainsGenericParameters && m.GetParameters().All(p => !p.IsOut && !p.ParameterType.IsByRefLike));

    private static string Name(MethodInfo method, ParameterInfo missing) =>
        $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))}) without {missing.Name}";

    private static bool IsRequired(ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.NotNull;

    private static object? Some(Type type) => type switch
    {
        _ when type == typeof(AccountTerms) || type == typeof(RetailTerms) => LoanA.Terms(),
        _ when type == typeof(LeaseTerms) => LeaseL.Terms(),
        _ when type == typeof(AccountState) => new AccountState(),
        _ when type == typeof(AccountEvent) => new Life(LoanA.Terms()).Make(AccountEventKind.Payment, LoanA.Day("2026-03-01"), Money.FromCents(1)),
        _ when type == typeof(string) => "1",
        _ when type == typeof(DateOnly) => LoanA.Day("2026-03-01"),
        _ when type == typeof(int) => 1,
        _ when type.IsValueType => Activator.CreateInstance(type),
        _ when type.IsArray => Array.CreateInstance(type.GetElementType()!, 0),
        { IsGenericType: true } when type.GetGenericArguments() is [var item] && type.IsAssignableFrom(item.MakeArrayType()) => Array.CreateInstance(item, 0),
        _ when type.GetConstructor(Type.EmptyTypes) is { } make => make.Invoke(null),
        _ => null,
    };
}
