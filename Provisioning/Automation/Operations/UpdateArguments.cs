using System.Globalization;

namespace WpAspire.Provisioning.Automation;

/// <summary>The arguments of commands that work on a stack's resources. Pure.</summary>
internal static class UpdateArguments
{
    // Tells Pulumi, and whoever reads a stack's history, that a program ran the command.
    private static readonly string[] s_execKind = ["--exec-kind", "auto.local"];

    public static IReadOnlyList<string> Up(UpOptions options) =>
    [
        "up", "--yes", "--skip-preview",
        .. Flag("--expect-no-changes", options.ExpectNoChanges),
        .. ShowReads(options.ShowReads),
        .. Flag("--diff", options.Diff),
        .. Option("--plan", options.Plan),
        .. Each("--replace", options.Replace),
        .. Flag("--exclude-dependents", options.ExcludeDependents),
        .. Flag("--target-dependents", options.TargetDependents),
        .. Flag("--continue-on-error", options.ContinueOnError),
        .. Flag("--refresh", options.Refresh),
        .. Common(options),
    ];

    public static IReadOnlyList<string> Preview(PreviewOptions options) =>
    [
        "preview",
        .. Flag("--expect-no-changes", options.ExpectNoChanges),
        .. ShowReads(options.ShowReads),
        .. Flag("--diff", options.Diff),
        .. Option("--save-plan", options.Plan),
        .. Each("--replace", options.Replace),
        .. Flag("--exclude-dependents", options.ExcludeDependents),
        .. Flag("--target-dependents", options.TargetDependents),
        .. Flag("--refresh", options.Refresh),
        .. Common(options),
    ];

    public static IReadOnlyList<string> Refresh(RefreshOptions options) =>
    [
        "refresh",
        .. options.PreviewOnly is true ? (string[])["--preview-only"] : ["--yes", "--skip-preview"],
        .. Flag("--expect-no-changes", options.ExpectNoChanges),
        .. Flag("--skip-pending-creates", options.SkipPendingCreates),
        .. Flag("--clear-pending-creates", options.ClearPendingCreates),
        .. Each("--import-pending-creates", options.ImportPendingCreates?.SelectMany(static p => new[] { p.Urn, p.Id })),
        .. RunProgram(options.RunProgram),
        .. Common(options),
    ];

    public static IReadOnlyList<string> Destroy(DestroyOptions options) =>
    [
        "destroy",
        .. options.PreviewOnly is true ? (string[])["--preview-only"] : ["--yes", "--skip-preview"],
        .. Flag("--exclude-dependents", options.ExcludeDependents),
        .. Flag("--target-dependents", options.TargetDependents),
        .. Flag("--continue-on-error", options.ContinueOnError),
        .. Flag("--refresh", options.Refresh),
        .. RunProgram(options.RunProgram),
        .. Common(options),
    ];

    private static IEnumerable<string> Common(UpdateOptions options) =>
    [
        .. Option("--parallel", options.Parallel?.ToString(CultureInfo.InvariantCulture)),
        .. Option("--message", options.Message),
        .. Each("--exclude", options.Exclude),
        .. Each("--target", options.Target),
        .. Each("--policy-pack", options.PolicyPacks),
        .. Each("--policy-pack-config", options.PolicyPackConfigs),
        // Colours would be in the events' messages too.
        .. Option("--color", string.IsNullOrWhiteSpace(options.Color) ? "never" : options.Color),
        .. Flag("--logflow", options.LogFlow),
        .. Option("--verbose", options.LogVerbosity?.ToString(CultureInfo.InvariantCulture)),
        .. Flag("--logtostderr", options.LogToStdErr),
        .. Option("--tracing", options.Tracing),
        .. Flag("--debug", options.Debug),
        .. Flag("--json", options.Json),
        .. Option("--config-file", options.ConfigFile),
        .. s_execKind,
    ];

    private static IEnumerable<string> Flag(string name, bool? isSet) => isSet is true ? [name] : [];

    private static IEnumerable<string> Option(string name, string? value) => string.IsNullOrWhiteSpace(value) ? [] : [name, value];

    private static IEnumerable<string> Each(string name, IEnumerable<string>? values) => (values ?? []).SelectMany(value => new[] { name, value });

    private static IEnumerable<string> ShowReads(bool? value) => value is { } isSet ? [$"--show-reads={(isSet ? "true" : "false")}"] : [];

    private static IEnumerable<string> RunProgram(bool? value) => value is { } isSet ? [$"--run-program={(isSet ? "true" : "false")}"] : [];
}
