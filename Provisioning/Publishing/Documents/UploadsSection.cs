using WpAspire.Provisioning.Options;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Publishing.Documents;

/// <summary>The part of <c>README.md</c> that says how uploads are moved between volume and bucket, for a site that has one.</summary>
internal static class UploadsSection
{
    /// <summary>Adds the part.</summary>
    public static void AddTo(Markdown document, Publication publication)
    {
        var options = publication.Options;
        if (!options.Uploads.HasBucket)
        {
            return;
        }

        document
            .Heading(2, "Move uploads")
            .Paragraph(options.Uploads.Storage == UploadsStorage.S3
                ? "Uploads are in a bucket. What is still on the volume is copied there by `uploads-to-s3`; before they go back (`Aws:Uploads:Storage=efs`, `Aws:Uploads:Bucket=true`), and once more afterwards, `uploads-from-s3` copies them to the volume. Both may run again: they compare, leave the newer one of two files, and delete nothing."
                : "Uploads are on the volume, and there is a bucket for them. `uploads-to-s3` copies them there: before `Aws:Uploads:Storage=s3` is deployed, and once more afterwards. `uploads-from-s3` copies them back. Both may run again: they compare, leave the newer one of two files, and delete nothing.");
        foreach (var site in UploadsBucket.Sites(publication.Model))
        {
            var group = $"/wpaspire/{publication.SiteName}-{publication.EnvironmentName}/{site.Name}";
            document.Code("sh",
            [
                "command=uploads-to-s3",
                $"cluster=$(pulumi stack output cluster) service=$(pulumi stack output {site.Name}-service)",
                $"network=$(aws ecs describe-services --region {options.Region} --cluster \"$cluster\" --services \"$service\" --query 'services[0].networkConfiguration' --output json)",
                $"arn=$(aws ecs run-task --region {options.Region} --cluster \"$cluster\" --task-definition \"$(pulumi stack output {site.Name}-task-definition)\" --network-configuration \"$network\" \\",
                $"  --overrides \"{{\\\"containerOverrides\\\":[{{\\\"name\\\":\\\"{site.Name}\\\",\\\"command\\\":[\\\"$command\\\"],\\\"environment\\\":[{{\\\"name\\\":\\\"WORDPRESS_UPLOADS_S3_BUCKET\\\",\\\"value\\\":\\\"$(pulumi stack output {site.Name}-uploads-bucket)\\\"}},{{\\\"name\\\":\\\"WORDPRESS_UPLOADS_S3_PREFIX\\\",\\\"value\\\":\\\"{UploadsBucket.Prefix}\\\"}},{{\\\"name\\\":\\\"AWS_REGION\\\",\\\"value\\\":\\\"{options.Region}\\\"}}]}}]}}\" \\",
                "  --query 'tasks[0].taskArn' --output text)",
                $"aws logs tail {group} --region {options.Region} --follow    # until it says what it has copied",
                $"aws ecs describe-tasks --region {options.Region} --cluster \"$cluster\" --tasks \"$arn\" --query \"tasks[0].containers[?name=='{site.Name}'].exitCode\" --output text    # 0: all is there",
            ]);
        }
    }
}
