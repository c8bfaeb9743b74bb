using System.Text;
using WpAspire.Hosting.Images;
using WpAspire.Provisioning.Aws;
using WpAspire.Provisioning.DockerBuild;
using WpAspire.Provisioning.Publishing;
using WpAspire.Provisioning.Tests.Topology;
using YamlDotNet.RepresentationModel;

namespace WpAspire.Provisioning.Tests.Publishing;

public sealed class PublishedFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("wpaspire-published-").FullName;

    public static TheoryData<string> Sites => TestSites.Names;

    public static TheoryData<string, string> Documents =>
        new(from site in new[] { "dev", "prod", "ec2", "two-sites", "xray", "otlp", "s3-uploads", "vault" } from document in new[] { "README.md", "architecture.md", "cost.md" } select (site, document));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Documents))]
    public async Task A_change_of_what_people_read_shows_as_a_difference(string site, string document)
    {
        var published = PublishedFiles.Create(await Publications.CreateAsync(TestSites.Named(site), Cancellation));

        await Snapshot.MatchAsync($"{site}.{document}", published.Files.Single(f => f.Path == document).Text, Cancellation, "Publishing");
    }

    [Fact]
    public async Task Controls_are_written_with_their_status_and_reason()
    {
        var published = PublishedFiles.Create(await Publications.CreateAsync(TestSites.Dev, Cancellation));

        await Snapshot.MatchAsync("controls.md", published.Files.Single(static f => f.Path == "controls.md").Text, Cancellation, "Publishing");
    }

    [Fact]
    public async Task A_site_stands_on_its_own()
    {
        var published = PublishedFiles.Create(await Publications.CreateAsync(TestSites.Dev, Cancellation));

        Assert.Equal(
            ["Pulumi.yaml", "README.md", "architecture.md", "controls.md", "cost.md", "sdks/aws.yaml", "sdks/docker-build.yaml", "sdks/random.yaml"],
            published.Files.Select(static f => f.Path));
        Assert.Equal("Pulumi.blog.yaml", published.StackSettings.Path);
        Assert.Equal(["images/toolbox", "images/wordpress"], published.Contexts.Select(static c => c.Path));
    }

    [Theory, MemberData(nameof(Sites))]
    public async Task The_same_site_gives_the_same_bytes_without_traces_of_the_machine(string site)
    {
        var first = PublishedFiles.Create(await Publications.CreateAsync(TestSites.Named(site), Cancellation));
        var second = PublishedFiles.Create(await Publications.CreateAsync(TestSites.Named(site), Cancellation));

        Assert.Equal(first.Files.Select(static f => (f.Path, f.Text)), second.Files.Select(static f => (f.Path, f.Text)));
        Assert.All(first.Files, static file =>
        {
            Assert.DoesNotContain('\r', file.Text);
            Assert.EndsWith("\n", file.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(TestProject.Directory, file.Text, StringComparison.Ordinal);
            Assert.False(file.Content.Span.StartsWith(Encoding.UTF8.Preamble));
        });
    }

    [Fact]
    public async Task The_project_is_of_the_environment_and_keeps_its_secrets_in_one_object()
    {
        var program = Yaml(PublishedFiles.Create(await Publications.CreateAsync(TestSites.Prod, Cancellation)).Files.Single(static f => f.Path == "Pulumi.yaml"));

        Assert.Equal("wpaspire-prod", Text(program, "name"));
        Assert.Equal("yaml", Text(program, "runtime"));
        Assert.Equal("object", Text(program, "config", "secrets", "type"));
    }

    [Fact]
    public void The_providers_are_locked_to_the_versions_that_the_types_were_made_of()
    {
        var locks = LockFiles.Create().ToDictionary(static f => f.Path, Yaml);

        Assert.Equal(ProviderPackages.Versions.Count, locks.Count);
        Assert.All(ProviderPackages.Versions, package =>
        {
            var file = locks[$"sdks/{package.Key}.yaml"];
            Assert.Equal("1", Text(file, "packageDeclarationVersion"));
            Assert.Equal(package.Key, Text(file, "name"));
            Assert.Equal(package.Value, Text(file, "version"));
        });
    }

    [Theory, MemberData(nameof(Sites))]
    public async Task Every_image_is_built_from_what_is_published_which_is_what_is_built_locally(string site)
    {
        var publication = await Publications.CreateAsync(TestSites.Named(site), Cancellation);
        await PublishDirectory.Open(_root, publication.SiteName, publication.EnvironmentName).WriteAsync(PublishedFiles.Create(publication), Cancellation);

        var images = publication.Program.OfType<Image>().ToList();
        Assert.NotEmpty(images);
        Assert.All(images, image =>
        {
            var build = publication.Model.Workloads.Select(static w => w.Build!).Single(b => $"{b.Resource}-image" == ((Program.CustomResource)image).Name);
            var published = new ImageBuildRequest(
                build.Resource,
                Path.Combine(_root, image.Args.Context!.Value!.Location.Literal!),
                Path.Combine(_root, image.Args.Dockerfile!.Value!.Location!.Literal!),
                image.Args.Target?.Literal,
                (image.Args.BuildArgs ?? []).ToDictionary(static a => a.Key, static a => a.Value.Literal!),
                new Dictionary<string, string>());
            Assert.Equal(build.Hash, BuildContextHash.Compute(published));
        });
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static YamlMappingNode Yaml(PublishedFile file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(file.Text));
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static string Text(YamlNode node, params string[] path) => ((YamlScalarNode)path.Aggregate(node, static (n, key) => n[key])).Value!;
}
