using WpAspire.Provisioning.Aws.Backup;
using WpAspire.Provisioning.Aws.Ecr;
using WpAspire.Provisioning.Aws.Efs;
using WpAspire.Provisioning.Aws.ElastiCache;
using WpAspire.Provisioning.Aws.Rds;
using WpAspire.Provisioning.Aws.S3;
using WpAspire.Provisioning.Program;
using WpAspire.Provisioning.Topology;

namespace WpAspire.Provisioning.Publishing.Cost;

/// <summary>Prices what keeps data.</summary>
internal static class DataPricers
{
    // From this size on a disk of the kind gp3 has more of both for the same price.
    private const int LargeDiskGiB = 400;
    private const int LargeDiskIops = 12000;
    private const int LargeDiskMiBps = 500;
    private const int FreeInsightsDays = 7;

    public static void AddTo(PricerCatalog catalog)
    {
        catalog.Add<Instance>(Price);
        catalog.Add<ReplicationGroup>(Price);
        catalog.Add<FileSystem>(static (files, bill) =>
        {
            bill.Add(files, "files", bill.Usage.FileSystemGiB, "efs/storage");
            if (files.Args.ProvisionedThroughputInMibps?.Literal is > 0 and var throughput)
            {
                bill.Add(files, "provisioned throughput", (decimal)throughput, "efs/throughput");
            }
            else if (files.Args.ThroughputMode?.Literal == "elastic")
            {
                bill.NotEstimated(files, "with elastic throughput, reading and writing are paid by the GB, too");
            }
        });
        catalog.Add<BackupPolicy>(static (policy, bill) =>
        {
            if (policy.Args.BackupPolicyDetails.Value?.Status.Literal == "ENABLED")
            {
                bill.Add(policy, "daily backups of the files", bill.Usage.FileSystemGiB, "backup/efs");
            }
        });
        catalog.Add<Vault>(static (vault, bill) => bill.Add(vault, "recovery points", bill.Usage.BackupGiB, "backup/rds"));
        catalog.Add<Repository>(static (repository, bill) => bill.Add(repository, "images", bill.Usage.RepositoryGiB, "ecr/storage"));
        catalog.Add<Bucket>(static (bucket, bill) =>
        {
            var isOfUploads = ((CustomResource)bucket).Name.EndsWith(UploadsBucket.Suffix, StringComparison.Ordinal);
            bill.Add(bucket, isOfUploads ? "uploads" : "objects", isOfUploads ? bill.Usage.FileSystemGiB : bill.Usage.BucketGiB, "s3/storage");
            if (isOfUploads)
            {
                bill.NotEstimated(bucket, "requests, and versions of what was replaced or deleted in the last 30 days");
            }
        });
    }

    private static void Price(Instance database, Bill bill)
    {
        var args = database.Args;
        if (args.InstanceClass.Literal is not { } instanceClass || args.AllocatedStorage?.Literal is not { } size)
        {
            bill.Missing(database, "its instance class or its disk is not known");
            return;
        }

        var copies = args.MultiAz?.Literal == true ? 2 : 1;
        var kind = args.StorageType?.Literal ?? "gp2";
        bill.Hours(database, copies == 2 ? $"{instanceClass} and its standby" : instanceClass, copies, $"rds/{instanceClass}");
        bill.Add(database, $"disk ({kind})", copies * size, $"rds/storage/{kind}");

        if (args.ManageMasterUserPassword?.Literal == true)
        {
            bill.Add(database, "secret of the administrator", 1, "secretsmanager/secret");
        }

        var isLarge = size >= LargeDiskGiB;
        AddBeyond(args.Iops?.Literal, kind == "gp3" ? (isLarge ? LargeDiskIops : int.MaxValue) : 0, "operations a second", "iops");
        AddBeyond(args.StorageThroughput?.Literal, isLarge ? LargeDiskMiBps : int.MaxValue, "throughput", "throughput");
        if (args.PerformanceInsightsEnabled?.Literal == true && args.PerformanceInsightsRetentionPeriod?.Literal > FreeInsightsDays)
        {
            bill.Missing(database, $"Performance Insights is paid for beyond {FreeInsightsDays} days");
        }

        void AddBeyond(int? amount, int included, string what, string dimension)
        {
            if (amount > included)
            {
                bill.Add(database, what, copies * (amount.Value - included), $"rds/{dimension}/{kind}");
            }
        }
    }

    private static void Price(ReplicationGroup cache, Bill bill)
    {
        var args = cache.Args;
        if (args.NodeType?.Literal is not { } node)
        {
            bill.Missing(cache, "the type of its nodes is not known");
            return;
        }

        var nodes = args.NumCacheClusters?.Literal ?? (args.NumNodeGroups?.Literal ?? 1) * (1 + (args.ReplicasPerNodeGroup?.Literal ?? 0));
        bill.Hours(cache, $"{nodes} × {node}", nodes, $"elasticache/{args.Engine?.Literal ?? "redis"}/{node}");
    }
}
