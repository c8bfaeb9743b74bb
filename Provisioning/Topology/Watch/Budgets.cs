using System.Globalization;
using WpAspire.Provisioning.Aws.Budgets;
using WpAspire.Provisioning.Aws.Budgets.Inputs;

namespace WpAspire.Provisioning.Topology;

/// <summary>The most that the site is expected to cost in a month.</summary>
internal static class Budgets
{
    /// <summary>Adds the budget, if there is one: it tells at 80 percent, and when the month is forecast to exceed it.</summary>
    public static void Create(SiteTopology site)
    {
        var options = site.Context.Options.Observability;
        if (options is not { MonthlyBudgetUsd: { } limit, AlarmEmail: { } email })
        {
            return;
        }

        site.Context.Add(new Budget("budget", new BudgetArgs
        {
            BudgetType = "COST",
            TimeUnit = "MONTHLY",
            LimitAmount = limit.ToString(CultureInfo.InvariantCulture),
            LimitUnit = "USD",
            // Only what carries the site's tag, once the account has it activated for cost allocation.
            CostFilters = [new BudgetCostFilterArgs { Name = "TagKeyValue", Values = [$"user:Site${site.Context.SiteName}"] }],
            Notifications = [Notification("ACTUAL", 80), Notification("FORECASTED", 100)],
        }));

        BudgetNotificationArgs Notification(string type, double percent) => new()
        {
            ComparisonOperator = "GREATER_THAN",
            NotificationType = type,
            Threshold = percent,
            ThresholdType = "PERCENTAGE",
            SubscriberEmailAddresses = [email],
        };
    }
}
