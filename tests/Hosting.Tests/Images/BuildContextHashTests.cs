using WpAspire.Hosting.Images;

namespace WpAspire.Hosting.Tests.Images;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class BuildContextHashTests : IDisposable
{
    private readonly string _context = Directory.CreateTempSubdirectory("wpaspire-context-").FullName;

    public BuildContextHashTests() => Write("Dockerfile", "FROM debian");

    [Fact]
    public void The_same_content_gives_the_same_hash_wherever_it_lies()
    {
        var other = Directory.CreateTempSubdirectory("wpaspire-context-").FullName;
        File.Copy(Path.Combine(_context, "Dockerfile"), Path.Combine(other, "Dockerfile"));

        Assert.Equal(BuildContextHash.Compute(Request()), BuildContextHash.Compute(Request() with { ContextPath = other, DockerfilePath = Path.Combine(other, "Dockerfile") }));
        Directory.Delete(other, recursive: true);
    }

    [Fact]
    public void Content_names_modes_arguments_and_stage_all_count()
    {
        var hashes = new List<string> { BuildContextHash.Compute(Request()) };
        Write("run.sh", "echo 1");
        hashes.Add(BuildContextHash.Compute(Request()));
        Write("run.sh", "echo 2");
        hashes.Add(BuildContextHash.Compute(Request()));
        File.SetUnixFileMode(Path.Combine(_context, "run.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        hashes.Add(BuildContextHash.Compute(Request()));
        File.Move(Path.Combine(_context, "run.sh"), Path.Combine(_context, "start.sh"));
        hashes.Add(BuildContextHash.Compute(Request()));
        hashes.Add(BuildContextHash.Compute(Request() with { Stage = "final" }));
        hashes.Add(BuildContextHash.Compute(Request() with { Arguments = new Dictionary<string, string> { ["VERSION"] = "1" } }));

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    [Fact]
    public void A_symbolic_link_counts_by_where_it_leads_and_is_not_followed()
    {
        var before = BuildContextHash.Compute(Request());
        File.CreateSymbolicLink(Path.Combine(_context, "latest"), "/etc");
        var etc = BuildContextHash.Compute(Request());
        File.Delete(Path.Combine(_context, "latest"));
        File.CreateSymbolicLink(Path.Combine(_context, "latest"), "/usr");
        var usr = BuildContextHash.Compute(Request());

        Assert.Equal(3, new[] { before, etc, usr }.Distinct().Count());
        Assert.Equal(["Dockerfile", "latest"], BuildContext.Files(_context).Select(static f => f.Path));
    }

    [Fact]
    public void A_missing_context_or_Dockerfile_is_named()
    {
        var noContext = Request() with { ContextPath = "/no/such/context" };
        var noDockerfile = Request() with { DockerfilePath = Path.Combine(_context, "Other") };

        Assert.Contains("/no/such/context", Assert.Throws<DistributedApplicationException>(() => BuildContextHash.Compute(noContext)).Message, StringComparison.Ordinal);
        Assert.Contains("Other", Assert.Throws<DistributedApplicationException>(() => BuildContextHash.Compute(noDockerfile)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_names_the_step_of_the_classic_builder()
    {
        var error = ImageBuild.Failure(Request(), ["Step 1/2 : FROM debian", "Step 2/2 : RUN false", "The command '/bin/sh -c false' returned a non-zero code: 1"]);

        Assert.Contains("\"Step 2/2 : RUN false\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("non-zero code: 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_names_the_step_of_BuildKit()
    {
        var error = ImageBuild.Failure(Request(), ["#5 [2/2] RUN false", "#5 ERROR: exit code: 1", "------", " > [2/2] RUN false:", "------", "ERROR: failed to solve: exit code: 1"]);

        Assert.Contains("\"[2/2] RUN false\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("failed to solve", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_context, recursive: true);

    private ImageBuildRequest Request() => new(
        "box", _context, Path.Combine(_context, "Dockerfile"), null, new Dictionary<string, string>(), new Dictionary<string, string>());

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_context, name), text);
}
