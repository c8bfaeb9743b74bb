using WpAspire.Provisioning.Aws.CloudWatch;
using WpAspire.Provisioning.Aws.Kms;
using WpAspire.Provisioning.Aws.SecretsManager;
using WpAspire.Provisioning.Aws.Sns;
using WpAspire.Provisioning.Aws.Ssm;

namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>Prices what guards and watches the site.</summary>
internal static class OperationsPricers
{
    private const int HighResolutionSeconds = 60;

    public static void AddTo(PricerCatalog catalog)
    {
        catalog.Add<Key>(static (key, bill) => bill.Add(key, "key", 1, "kms/key"));
        catalog.Add<Secret>(static (secret, bill) => bill.Add(secret, "secret", 1, "secretsmanager/secret"));
        catalog.Add<LogGroup>(static (group, bill) => bill.Add(group, "log data", bill.Usage.LogGiB, "cloudwatch/logs"));
        catalog.Add<MetricAlarm>(Price);
        catalog.Add<CompositeAlarm>(static (alarm, bill) => bill.Add(alarm, "composite alarm", 1, "cloudwatch/composite-alarm"));
        catalog.Add<Dashboard>(static (dashboard, bill) => bill.Add(dashboard, "dashboard", 1, "cloudwatch/dashboard"));
        catalog.Add<LogMetricFilter>(static (filter, bill) => bill.Add(filter, "metric", 1, "cloudwatch/metric"));
        catalog.Add<Parameter>(static (parameter, bill) =>
        {
            if (parameter.Args.Tier?.Literal is not (null or "Standard"))
            {
                bill.NotEstimated(parameter, "advanced parameters are paid for");
            }
        });
        catalog.AddByUse<Topic>("paid by messages, beyond a free amount");
    }

    private static void Price(MetricAlarm alarm, Bill bill)
    {
        // An alarm over an expression counts once for each metric in it.
        var metrics = alarm.Args.MetricQueries?.Where(static q => q.Value?.Metric?.Value is not null).Select(static q => q.Value!.Metric!.Value!.Period.Literal).ToList() ?? [];
        var isHighResolution = alarm.Args.Period?.Literal is > 0 and < HighResolutionSeconds || metrics.Any(static period => period is > 0 and < HighResolutionSeconds);
        bill.Add(alarm, "alarm", Math.Max(1, metrics.Count), isHighResolution ? "cloudwatch/alarm-high-resolution" : "cloudwatch/alarm");
    }
}
