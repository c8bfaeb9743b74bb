namespace WpAspire.Provisioning.Options.Definitions;

/// <summary>The retention periods that CloudWatch Logs knows, in days.</summary>
internal sealed class LogRetentionAttribute : AllowedAttribute
{
    private static readonly OneOfAttribute s_days = new(
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    public static IReadOnlyList<object> Days => s_days.Values;

    public override string Allowed => s_days.Allowed;

    public override object? Read(string text) => s_days.Read(text);
}
