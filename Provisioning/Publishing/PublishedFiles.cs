using System.Text;
using WpAspire.Provisioning.Model;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Publishing.Cost;
using WpAspire.Provisioning.Publishing.Documents;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Publishing;

/// <summary>Makes the files of a site. The same publication gives the same bytes, on every machine and at every time.</summary>
internal static class PublishedFiles
{
    /// <summary>The program's file, which is the project's, too.</summary>
    public const string ProgramFileName = "Pulumi.yaml";

    private const int InitialProgramSize = 256 * 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Makes the files.</summary>
    /// <exception cref="DistributedApplicationException">The settings of the stack that are there cannot be gone on with.</exception>
    public static PublishedSite Create(Publication publication)
    {
        var site = publication.SiteName;
        var environment = publication.EnvironmentName;
        PublishedFile[] files =
        [
            Program(publication),
            .. LockFiles.Create(),
            ReadmeDocument.Create(publication),
            ArchitectureDocument.Create(publication),
            ControlsDocument.Create(site, environment, publication.Controls),
            CostDocument.Create(site, environment, CostEstimator.Estimate(publication.Program, publication.Options.Region)),
        ];
        return new(
            site,
            environment,
            [.. files.OrderBy(static f => f.Path, StringComparer.Ordinal)],
            StackSettingsFile.Create(site, publication.ProjectName, publication.StackSettings),
            [.. Contexts(publication.Model).OrderBy(static c => c.Path, StringComparer.Ordinal)]);
    }

    private static PublishedFile Program(Publication publication)
    {
        // A program is large: written as bytes at once, it is in memory only once.
        var bytes = new MemoryStream(InitialProgramSize);
        using (var writer = new StreamWriter(bytes, s_utf8, leaveOpen: true))
        {
            ProgramWriter.Write(publication.ProjectName, $"WordPress on AWS, environment {publication.EnvironmentName}", publication.Program, writer);
        }

        return new(ProgramFileName, bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    // Two containers of one build share it, as they share the image.
    private static IEnumerable<PublishedContext> Contexts(CloudModel model) =>
        model.Workloads.Select(static w => w.Build).OfType<ImageBuild>().DistinctBy(static b => b.Hash)
            .Select(static build => new PublishedContext(
                ImageBuilds.ContextDirectory(build),
                build.ContextPath,
                ImageBuilds.IsInContext(build) ? null : build.DockerfilePath));
}
