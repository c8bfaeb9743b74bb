using WpAspire.Provisioning.Automation;

namespace WpAspire.Provisioning.Tests.Automation;

public class UpdateArgumentsTests
{
    private const string Common = "--parallel 4 --message more replicas --exclude urn:a --exclude urn:b --target urn:c --policy-pack policies --policy-pack-config policies.json --color always --logflow --verbose 3 --logtostderr --tracing file:/tmp/trace --debug --json --config-file other.yaml --exec-kind auto.local";

    [Fact]
    public void Up_does_without_questions_and_colours() =>
        Assert.Equal("up --yes --skip-preview --color never --exec-kind auto.local", Line(UpdateArguments.Up(new())));

    [Fact]
    public void Up_takes_all_its_options() => Assert.Equal(
        $"up --yes --skip-preview --expect-no-changes --show-reads=false --diff --plan plan.json --replace urn:d --exclude-dependents --target-dependents --continue-on-error --refresh {Common}",
        Line(UpdateArguments.Up(WithCommon(new UpOptions { ExpectNoChanges = true, ShowReads = false, Diff = true, Plan = "plan.json", Replace = ["urn:d"], ExcludeDependents = true, TargetDependents = true, ContinueOnError = true, Refresh = true }))));

    [Fact]
    public void A_preview_saves_a_plan_and_does_not_go_on_after_errors() => Assert.Equal(
        $"preview --expect-no-changes --show-reads=true --diff --save-plan plan.json --replace urn:d --replace urn:e --exclude-dependents --target-dependents --refresh {Common}",
        Line(UpdateArguments.Preview(WithCommon(new PreviewOptions { ExpectNoChanges = true, ShowReads = true, Diff = true, Plan = "plan.json", Replace = ["urn:d", "urn:e"], ExcludeDependents = true, TargetDependents = true, Refresh = true }))));

    [Fact]
    public void A_refresh_takes_all_its_options() => Assert.Equal(
        $"refresh --yes --skip-preview --expect-no-changes --skip-pending-creates --clear-pending-creates --import-pending-creates urn:f --import-pending-creates vpc-1 --run-program=true {Common}",
        Line(UpdateArguments.Refresh(WithCommon(new RefreshOptions { ExpectNoChanges = true, SkipPendingCreates = true, ClearPendingCreates = true, ImportPendingCreates = [new("urn:f", "vpc-1")], RunProgram = true }))));

    [Fact]
    public void Destroy_takes_all_its_options() => Assert.Equal(
        $"destroy --yes --skip-preview --exclude-dependents --target-dependents --continue-on-error --refresh --run-program=false {Common}",
        Line(UpdateArguments.Destroy(WithCommon(new DestroyOptions { ExcludeDependents = true, TargetDependents = true, ContinueOnError = true, Refresh = true, RunProgram = false }))));

    [Fact]
    public void A_preview_of_a_refresh_or_of_a_destruction_does_nothing()
    {
        Assert.Equal("refresh --preview-only --color never --exec-kind auto.local", Line(UpdateArguments.Refresh(new() { PreviewOnly = true })));
        Assert.Equal("destroy --preview-only --color never --exec-kind auto.local", Line(UpdateArguments.Destroy(new() { PreviewOnly = true })));
    }

    [Fact]
    public void What_is_false_or_empty_is_left_out() =>
        Assert.Equal("preview --color never --exec-kind auto.local", Line(UpdateArguments.Preview(new() { Diff = false, Message = "", Target = [], Refresh = false })));

    private static string Line(IReadOnlyList<string> arguments) => string.Join(' ', arguments);

    private static T WithCommon<T>(T options)
        where T : UpdateOptions
    {
        options.Parallel = 4;
        options.Message = "more replicas";
        options.Exclude = ["urn:a", "urn:b"];
        options.Target = ["urn:c"];
        options.PolicyPacks = ["policies"];
        options.PolicyPackConfigs = ["policies.json"];
        options.Color = "always";
        options.LogFlow = true;
        options.LogVerbosity = 3;
        options.LogToStdErr = true;
        options.Tracing = "file:/tmp/trace";
        options.Debug = true;
        options.Json = true;
        options.ConfigFile = "other.yaml";
        return options;
    }
}
