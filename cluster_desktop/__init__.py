"""集群申报助手: fill, prove, print and pass on the application of a 中小企业特色产业集群."""

__version__ = "0.1.0"
