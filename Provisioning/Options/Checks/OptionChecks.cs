using WpAspire.Provisioning.Options.Binding;

namespace WpAspire.Provisioning.Options.Checks;

/// <summary>What options must be together, beyond what each may be.</summary>
internal static class OptionChecks
{
    public static IEnumerable<OptionProblem> All(AwsOptions options, DateOnly? today) =>
    [
    ];
}
