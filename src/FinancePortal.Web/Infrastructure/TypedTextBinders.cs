using System.Globalization;
using FinancePortal.Core.Values;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FinancePortal.Web.Infrastructure;

/// <summary>Reads amounts and dates as people type them. What can't be read stays in the field with one message beside it.</summary>
internal sealed class TypedTextBinders : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(Money) ? new MoneyBinder()
        : context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateBinder()
        : null;

    private sealed class MoneyBinder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var typed = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (typed != ValueProviderResult.None)
            {
                Read(bindingContext, typed, Money.TryParse(typed.FirstValue, out var amount), amount, "Enter an amount in dollars and cents, like 735.22.");
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>One field (<c>2026-11-27</c> from a date picker or <c>11/27/2026</c> typed), or three named Month, Day and Year.</summary>
    private sealed class DateBinder : IModelBinder
    {
        private static readonly string[] Accepted = ["yyyy-MM-dd", "M/d/yyyy"];

        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var typed = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (typed == ValueProviderResult.None)
            {
                typed = InParts(bindingContext);
            }

            if (typed != ValueProviderResult.None)
            {
                var readable = DateOnly.TryParseExact(typed.FirstValue?.Trim(), Accepted, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
                Read(bindingContext, typed, readable, date, "Enter a real date, like 11/27/2026.");
            }

            return Task.CompletedTask;
        }

        private static ValueProviderResult InParts(ModelBindingContext binding)
        {
            string?[] parts = [Part("Month"), Part("Day"), Part("Year")];
            return parts.All(p => p is null) ? ValueProviderResult.None
                : parts.All(string.IsNullOrWhiteSpace) ? new ValueProviderResult("")
                : new ValueProviderResult(string.Join('/', parts.Select(p => p?.Trim())));

            string? Part(string name)
            {
                var key = $"{binding.ModelName}.{name}";
                var value = binding.ValueProvider.GetValue(key);
                if (value == ValueProviderResult.None)
                {
                    return null;
                }

                binding.ModelState.SetModelValue(key, value);
                binding.ModelState.MarkFieldSkipped(key);
                return value.FirstValue;
            }
        }
    }

    private static void Read<T>(ModelBindingContext binding, ValueProviderResult typed, bool readable, T value, string message)
        where T : struct
    {
        binding.ModelState.SetModelValue(binding.ModelName, typed);
        if (readable)
        {
            binding.Result = ModelBindingResult.Success(value);
        }
        else if (string.IsNullOrWhiteSpace(typed.FirstValue) && binding.ModelMetadata.IsNullableValueType)
        {
            binding.Result = ModelBindingResult.Success(null);
        }
        else
        {
            binding.ModelState.TryAddModelError(binding.ModelName, message);
        }
    }
}
